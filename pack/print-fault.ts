/** A pack could not be made. The message says at which stage and where in the template, and holds no content. */
export class PrintFault extends Error {
  override readonly name = 'PrintFault';
}
