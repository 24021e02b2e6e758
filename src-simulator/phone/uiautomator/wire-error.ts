/** W3C WebDriver error codes this server answers with, and their HTTP status. */
const statuses = {
  'invalid argument': 400,
  'invalid selector': 400,
  'invalid session id': 404,
  'no such element': 404,
  'stale element reference': 404,
  'unknown command': 404,
  'unknown error': 500,
} as const;

/** A failure that the client is told in the form of the WebDriver standard. */
export class WireError extends Error {
  readonly code: keyof typeof statuses;

  constructor(code: keyof typeof statuses, message: string) {
    super(message);
    this.code = code;
  }

  get status(): number {
    return statuses[this.code];
  }
}
