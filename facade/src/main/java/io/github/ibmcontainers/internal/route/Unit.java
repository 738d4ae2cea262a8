package io.github.ibmcontainers.internal.route;

/** The input of an action that needs to know nothing. */
public enum Unit {
  UNIT
}
