/** A step failed before anything was done that could be done twice; the lane tries again after this while. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super('Teams could not be reached; the message has not been sent');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
