package io.github.ibmcontainers.cluster;

/** The input of an action that needs to know nothing. */
enum Unit {
  UNIT
}
