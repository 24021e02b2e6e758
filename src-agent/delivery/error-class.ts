/**
 * What kind of error a platform named. One decision belongs to each; which answers of which platform are which class is
 * for the route to say, from codes and never from texts.
 */
export type ErrorClass = RefusalClass | 'UNKNOWN_OUTCOME';

/** Errors after which nothing was published, for certain. */
export type RefusalClass =
  /** The content breaks a rule. */
  | 'VALIDATION'
  /** The platform could not fetch the file. */
  | 'MEDIA_UNREACHABLE'
  /** The platform still works on the file. */
  | 'NOT_READY'
  /** A hiccup while everything was still invisible. */
  | 'TRANSIENT_PREPARE'
  /** Too many calls. */
  | 'RATE'
  /** Too many posts in the platform's own window. */
  | 'QUOTA'
  /** The access ran out and can be renewed by itself. */
  | 'AUTH_REFRESHABLE'
  /** The access was taken away. */
  | 'AUTH_RECONNECT'
  /** The access does not cover this. */
  | 'PERMISSION'
  /** The platform holds the account. */
  | 'ACCOUNT_BLOCKED'
  /** The platform holds the app that publishes. */
  | 'APP_BLOCKED'
  /** Refused for another documented reason. */
  | 'REJECTED';
