/** Whether that can be the id of a team of Apple's; the agent has the last word. */
export function isTeamId(text: string): boolean {
  return /^[A-Z0-9]{10}$/.test(text);
}

/** Whether that can be the address of an automation app. */
export function isAgentAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'http:';
}
