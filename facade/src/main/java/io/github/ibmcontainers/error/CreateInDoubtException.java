package io.github.ibmcontainers.error;

/**
 * The outcome of a create request is unknown: the service returned an error or no response, and
 * what was to be created hasn't appeared, or can't be looked up. Check whether it exists before you
 * create it again. The cause is the failure of the request.
 */
public final class CreateInDoubtException extends ContainersException {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String name;
  private final int polls;

  /**
   * @param message the message, without secrets
   * @param kind the kind of thing, such as {@code cluster}
   * @param name its name or description
   * @param polls how often it was looked for
   * @param cause the failure of the create request
   */
  public CreateInDoubtException(
      String message, String kind, String name, int polls, ContainersException cause) {
    super(message, cause);
    this.kind = kind;
    this.name = name;
    this.polls = polls;
  }

  /** Returns the kind of thing that was to be created, such as {@code cluster}. */
  public String kind() {
    return kind;
  }

  /** Returns the name of what was to be created; a description if it has no name. */
  public String name() {
    return name;
  }

  /** Returns how often the client looked for it; 0 if it can't be looked up. */
  public int polls() {
    return polls;
  }
}
