package io.github.ibmcontainers.fake.containers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What state something is in at which time. Immutable. */
record Timeline(List<Step> steps) {

  /** From that time on, that state. */
  record Step(Instant from, String state) {}

  Timeline {
    steps = List.copyOf(steps);
  }

  static Timeline of(Instant from, String state) {
    return new Timeline(List.of(new Step(from, state)));
  }

  /** Then, after that time, that state. */
  Timeline then(Duration after, String state) {
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(steps.get(steps.size() - 1).from().plus(after), state));
    return new Timeline(more);
  }

  /** From that time on, that state; what was planned for later is off. */
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

  /** When the state of that moment began. */
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
