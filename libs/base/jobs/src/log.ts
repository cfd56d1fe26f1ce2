/** Where this floor reports; pino fits as it is. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const repeatAfterMs = 60_000;

/** Logs a connection's errors without a flood: the same words again only after a minute. Listening at all keeps the process alive. */
export function connectionErrors(log: Log, of: string): (error: Error) => void {
  let last = { message: '', at: -Infinity };
  return (error) => {
    const at = performance.now();
    if (error.message === last.message && at - last.at < repeatAfterMs) return;
    last = { message: error.message, at };
    log.error({ error: error.message, of }, 'the queue reports an error; it goes on by itself when it can');
  };
}
