package io.github.ibmcontainers.fake;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/**
 * The faults of one service: which requests go wrong, and how. The first rule that applies wins, in
 * the order in which they were made. Thread-safe.
 */
public final class Faults {
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final Selection all = new Selection((path, operation) -> true);

  /** Faults for a service; {@link FakeIbmCloud} makes them. */
  Faults() {}

  /** The next so many requests, whichever they are. */
  public Faults next(int count, Fault fault) {
    return all.next(count, fault);
  }

  /** Every request until {@link #clear()}. */
  public Faults always(Fault fault) {
    return all.always(fault);
  }

  /**
   * A share of all requests, chosen by chance.
   *
   * @param share from 0 (none) to 1 (all)
   * @param seed makes the choice the same each time
   */
  public Faults share(double share, long seed, Fault fault) {
    return all.share(share, seed, fault);
  }

  /** Only requests whose path ends so. */
  public Selection onPath(String suffix) {
    return new Selection((path, operation) -> path.endsWith(suffix));
  }

  /** Only requests for that operation of the document. */
  public Selection onOperation(String operationId) {
    return new Selection((path, operation) -> operation.filter(operationId::equals).isPresent());
  }

  /** Ends all faults. */
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

  /** Some of the requests. */
  public final class Selection {
    private final BiPredicate<String, Optional<String>> filter;

    private Selection(BiPredicate<String, Optional<String>> filter) {
      this.filter = filter;
    }

    /** The next so many of them. */
    public Faults next(int count, Fault fault) {
      if (count < 1) {
        throw new IllegalArgumentException(
            "how many requests shall fail? At least 1, not " + count);
      }
      AtomicInteger left = new AtomicInteger(count);
      rules.add(new Rule(filter, () -> left.getAndUpdate(n -> Math.max(0, n - 1)) > 0, fault));
      return Faults.this;
    }

    /** All of them until {@link Faults#clear()}. */
    public Faults always(Fault fault) {
      rules.add(new Rule(filter, () -> true, fault));
      return Faults.this;
    }

    /** A share of them, from 0 to 1, chosen by chance from the seed. */
    public Faults share(double share, long seed, Fault fault) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
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
