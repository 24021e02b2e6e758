/** Ends a process at once. One that is gone already is what was wanted. */
export function killHard(pid: number, kill: (pid: number, signal: 'SIGKILL') => unknown): void {
  try {
    kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
