package io.github.ibmcontainers.fake.containers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The states of a resource over time. Immutable. */
record Timeline(List<Step> steps) {

  /** A state and its start time. */
  record Step(Instant from, String state) {}

  Timeline {
    steps = List.copyOf(steps);
  }

  static Timeline of(Instant from, String state) {
    return new Timeline(List.of(new Step(from, state)));
  }

  /** Returns a copy with an additional state that starts the given duration after the last one. */
  Timeline then(Duration after, String state) {
    List<Step> changed = new ArrayList<>(steps);
    changed.add(new Step(steps.get(steps.size() - 1).from().plus(after), state));
    return new Timeline(changed);
  }

  /** Returns a copy with a state that starts at the given time and replaces all later states. */
  Timeline change(Instant from, String state) {
    List<Step> kept = new ArrayList<>(steps);
    kept.removeIf(step -> !step.from().isBefore(from));
    kept.add(new Step(from, state));
    return new Timeline(kept);
  }

  String at(Instant now) {
    String state = steps.get(0).state();
    for (Step step : steps) {
      if (!now.isBefore(step.from())) {
        state = step.state();
      }
    }
    return state;
  }

  /** Returns when the state at the given time started. */
  Instant since(Instant now) {
    Instant since = steps.get(0).from();
    for (Step step : steps) {
      if (!now.isBefore(step.from())) {
        since = step.from();
      }
    }
    return since;
  }
}
