/*! Contains the decoder of lzma1 (https://github.com/xseman/lzma1), Copyright (c) 2023 Filip Seman, MIT License */
// Decompresses LZMA a slice at a time: the page answers meanwhile.
import { Decoder } from 'lzma1/lib/decoder.js';
import { InputBuffer, OutputBuffer } from 'lzma1/lib/streams.js';

const MILLISECONDS = 25;

/** The bytes that were compressed. */
export async function decompress(bytes) {
  const decoder = new Decoder(), output = new OutputBuffer();
  decoder.initDecompression(new InputBuffer(bytes), output);
  const isDone = () => decoder.nowPos64 >= decoder.outSize;
  while (!isDone()) {
    const end = performance.now() + MILLISECONDS;
    while (performance.now() < end) {
      for (let symbols = 0; symbols < 1000 && !isDone(); symbols++)
        if (decoder.codeOneChunk()) throw damaged();
    }
    await otherTasks();
  }
  decoder.flush();
  // The encoder ends so that nothing is left, in 32 bits; if a byte was altered, something is.
  if (decoder.rangeDecoder.code | 0) throw damaged();
  return output.toArray();
}

function damaged() {
  return new Error('the compressed program is damaged');
}

// Not a timer: these wait longer and longer.
function otherTasks() {
  return new Promise(done => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
}
