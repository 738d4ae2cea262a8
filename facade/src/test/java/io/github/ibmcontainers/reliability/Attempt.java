package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.exchange.Cell;

/**
 * A cell of the matrix.
 *
 * @param always whether the fault affects every response; otherwise it occurs once
 */
record Attempt(Cell cell, WireFault fault, boolean always, Mode mode) {
  String name() {
    return cell.name() + " | " + fault.name() + (always ? " always" : " once") + " | " + mode;
  }
}
