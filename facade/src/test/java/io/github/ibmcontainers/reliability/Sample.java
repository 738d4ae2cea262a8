package io.github.ibmcontainers.reliability;

import io.github.ibmcontainers.exchange.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The attempts of a matrix: all of them with {@code -P reliability}, otherwise a random sample. */
final class Sample {
  private Sample() {}

  @FunctionalInterface
  interface Maker<F, A> {
    A make(Cell cell, F fault, boolean always, Mode mode);
  }

  static <F, A> List<A> of(
      List<Cell> cells, List<F> faults, Maker<F, A> maker, int size, long seed) {
    List<A> all = new ArrayList<>();
    for (Cell cell : cells) {
      for (F fault : faults) {
        for (Mode mode : Mode.values()) {
          all.add(maker.make(cell, fault, true, mode));
          all.add(maker.make(cell, fault, false, mode));
        }
      }
    }
    if (Boolean.getBoolean("reliability.whole")) {
      return all;
    }
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, Math.min(size, all.size()));
  }
}
