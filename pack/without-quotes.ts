/** A compiler quotes what it stumbled over, and that may be somebody's report: diagnostics go to the log, content never does. */
export function withoutQuotes(message: string): string {
  return message.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'/gsu, '"…"').slice(0, 400);
}
