// `Math.sumPrecise`, which PDF.js uses and not all current browsers have. It is used for coordinates,
// for which a plain sum will do.
Math.sumPrecise ??= numbers => {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
};
