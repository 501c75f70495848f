/*!
 * Contains PDF.js (https://mozilla.github.io/pdf.js/), Copyright 2024 Mozilla Foundation, licensed under
 * the Apache License, Version 2.0: http://www.apache.org/licenses/LICENSE-2.0
 * It contains OpenJPEG, Copyright (c) 2002-2014 Université catholique de Louvain and others, licensed
 * under the BSD 2-Clause License (https://github.com/uclouvain/openjpeg/blob/master/LICENSE), and qcms,
 * Copyright (C) 2009-2024 Mozilla Corporation, licensed under the MIT License
 * (https://github.com/FirefoxGraphics/qcms/blob/main/COPYING).
 */
// The part of PDF.js that reads the file: the script of a worker.
import './pdf/sum_precise.js';

export { WorkerMessageHandler } from 'pdfjs-dist/build/pdf.worker.mjs';
