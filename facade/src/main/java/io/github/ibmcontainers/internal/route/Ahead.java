package io.github.ibmcontainers.internal.route;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Results of calls in the order of their inputs, some calls ahead. Not thread-safe. */
public final class Ahead<I, O> implements Iterator<O>, AutoCloseable {
  private final Executor executor;
  private final Iterator<I> inputs;
  private final Function<I, O> call;
  private final int most;
  private final Deque<FutureTask<O>> running = new ArrayDeque<>();

  /**
   * @param most how many calls are in progress at the same time at most
   */
  public Ahead(Executor executor, Iterator<I> inputs, Function<I, O> call, int most) {
    this.executor = executor;
    this.inputs = inputs;
    this.call = call;
    this.most = most;
  }

  @Override
  public boolean hasNext() {
    while (running.size() < most && inputs.hasNext()) {
      I input = inputs.next();
      running.add(FanOut.start(executor, () -> call.apply(input)));
    }
    return !running.isEmpty();
  }

  @Override
  public O next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return FanOut.result(running.remove());
  }

  /** Cancels the calls in progress. */
  @Override
  public void close() {
    running.forEach(one -> one.cancel(true));
    running.clear();
  }
}
