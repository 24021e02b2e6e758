/** The agent cannot listen on the port it was given; the message says what a person can do. */
class PortUnusableError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'PortUnusableError';
  }
}

/** What an error of listening means to the person who chose the port; other errors stay as they are. */
export function listenFailure(port: number, error: Error & { readonly code?: string }): Error {
  const choose = 'Choose another one with --port, or leave it out to get a free one.';
  if (error.code === 'EADDRINUSE')
    return new PortUnusableError(`Port ${port} is in use by another program. ${choose}`, error);
  if (error.code === 'EACCES')
    return new PortUnusableError(`Port ${port} is kept for the system. ${choose}`, error);
  return error;
}
