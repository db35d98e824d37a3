/** What the store says of its work, in pino's order of arguments. Data beside a static text; never anybody's words. */
export interface Log {
  info(data: object, text: string): void;
  warn(data: object, text: string): void;
  error(data: object, text: string): void;
}
