package io.github.ibmcontainers.fake;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The faults of one service: which requests fail, and how. If several faults match a request, the
 * one added first applies. Thread-safe.
 */
public final class Faults {
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final Selection all = new Selection((path, operation) -> true);
  private volatile Predicate<String> operations = id -> true;

  /** Creates an empty set of faults. */
  Faults() {}

  /** Applies a fault to the next {@code count} requests. */
  public Faults next(int count, Fault fault) {
    return all.next(count, fault);
  }

  /** Applies a fault to every request until {@link #clear()}. */
  public Faults always(Fault fault) {
    return all.always(fault);
  }

  /**
   * Applies a fault to requests selected at random.
   *
   * @param share the probability for each request, from 0 to 1
   * @param seed the seed of the random selection, which makes it reproducible
   */
  public Faults share(double share, long seed, Fault fault) {
    return all.share(share, seed, fault);
  }

  /** Selects the requests whose path ends with the suffix. */
  public Selection onPath(String suffix) {
    return new Selection((path, operation) -> path.endsWith(suffix));
  }

  /** Sets which operations the service has; by default any. */
  void operations(Predicate<String> known) {
    operations = known;
  }

  /**
   * Selects the requests for an operation of the API document.
   *
   * @throws IllegalArgumentException if the container API has no operation of that id
   */
  public Selection onOperation(String operationId) {
    if (!operations.test(operationId)) {
      throw new IllegalArgumentException("there is no operation '" + operationId + "'");
    }
    return new Selection((path, operation) -> operation.filter(operationId::equals).isPresent());
  }

  /** Removes all faults. */
  public void clear() {
    rules.clear();
  }

  Optional<Fault> pick(String path, Optional<String> operation) {
    for (Rule rule : rules) {
      if (rule.filter.test(path, operation) && rule.chance.getAsBoolean()) {
        return Optional.of(rule.fault);
      }
    }
    return Optional.empty();
  }

  /** A selection of requests. */
  public final class Selection {
    private final BiPredicate<String, Optional<String>> filter;

    private Selection(BiPredicate<String, Optional<String>> filter) {
      this.filter = filter;
    }

    /** Applies a fault to the next {@code count} of these requests. */
    public Faults next(int count, Fault fault) {
      if (count < 1) {
        throw new IllegalArgumentException(
            "the number of requests must be at least 1, not " + count);
      }
      AtomicInteger remaining = new AtomicInteger(count);
      rules.add(new Rule(filter, () -> remaining.getAndUpdate(n -> Math.max(0, n - 1)) > 0, fault));
      return Faults.this;
    }

    /** Applies a fault to all of these requests until {@link Faults#clear()}. */
    public Faults always(Fault fault) {
      rules.add(new Rule(filter, () -> true, fault));
      return Faults.this;
    }

    /** Applies a fault to these requests with a probability from 0 to 1. */
    public Faults share(double share, long seed, Fault fault) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("the share must be from 0 to 1, not " + share);
      }
      Random random = new Random(seed);
      rules.add(new Rule(filter, () -> random.nextDouble() < share, fault));
      return Faults.this;
    }
  }

  private record Rule(
      BiPredicate<String, Optional<String>> filter,
      java.util.function.BooleanSupplier chance,
      Fault fault) {}
}
