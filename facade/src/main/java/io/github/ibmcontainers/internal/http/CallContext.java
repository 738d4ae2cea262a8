package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.error.CallTimeoutException;
import io.github.ibmcontainers.internal.time.Deadline;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one call. A tag of its requests. Immutable.
 *
 * @param options the client's settings, overridden by those of the call
 * @param deadline the end of the timeout; {@code null} until it is running
 * @param groups resolves names of resource groups
 * @param step records what was sent to change something; {@code null} if nobody asks
 */
public record CallContext(
    RequestOptions options,
    @Nullable Deadline deadline,
    ResourceGroupIds groups,
    @Nullable Delivery step) {

  /** Returns a context with the client's settings. */
  public static CallContext of(Scope scope, RetryPolicy retry, Optional<Duration> timeout) {
    RequestOptions.Builder options = RequestOptions.builder().scope(scope).retryPolicy(retry);
    timeout.ifPresent(options::timeout);
    return new CallContext(options.build(), null, ResourceGroupIds.GIVEN, null);
  }

  /** Returns this context with a way to resolve names of resource groups. */
  public CallContext resolvingGroupsBy(ResourceGroupIds other) {
    return new CallContext(options, deadline, other, step);
  }

  /** Returns the scope. */
  public Scope scope() {
    return options.scope();
  }

  /** Returns the retry policy. */
  public RetryPolicy retry() {
    return options.retryPolicy().orElseThrow();
  }

  /** Returns the timeout of the call. */
  public Optional<Duration> timeout() {
    return options.timeout();
  }

  /**
   * Checks that the scope's resource group exists if its id looks like a name.
   *
   * @throws io.github.ibmcontainers.error.ResourceGroupSelectionException if it doesn't exist
   */
  public void requireResourceGroup() {
    scope()
        .resourceGroup()
        .filter(id -> ResourceGroupSelector.byIdOrName(id).id().isEmpty())
        .ifPresent(id -> groups.requireExisting(this, id));
  }

  /**
   * Returns the id of the scope's resource group; sends a request if only its name is known.
   *
   * @throws io.github.ibmcontainers.error.ContainersException if there is no such group, or it
   *     can't be looked up
   */
  Optional<String> resourceGroup() {
    return scope().resourceGroupSelector().map(selector -> groups.idFor(this, selector));
  }

  /** Returns this context, overridden by the options of one call. */
  @SuppressWarnings("ReferenceEquality") // Options that override nothing are one object.
  public CallContext with(RequestOptions other) {
    return other == RequestOptions.none()
        ? this
        : new CallContext(other.within(options), deadline, groups, step);
  }

  /** Returns this context with another scope. */
  public CallContext withScope(Scope other) {
    return new CallContext(options.toBuilder().scope(other).build(), deadline, groups, step);
  }

  /**
   * Returns this context with its timeout running, so that several requests end together. Returns
   * this context if the timeout is running already, or if there is none.
   */
  public CallContext started(Optional<Duration> limit, TimeSource time) {
    return deadline != null || limit.isEmpty() ? this : until(Deadline.in(limit.get(), time));
  }

  /** Returns this context with a timeout that is running already. */
  public CallContext until(@Nullable Deadline end) {
    return new CallContext(options, end, groups, step);
  }

  /** Returns this context with a record of what is sent to change something. */
  public CallContext recordedBy(Delivery record) {
    return new CallContext(options, deadline, groups, record);
  }

  /** Returns the context of a request that this call needs first, with another scope. */
  public CallContext forLookup(Scope other) {
    RequestOptions.Builder own = RequestOptions.builder().scope(other).retryPolicy(retry());
    timeout().ifPresent(own::timeout);
    options.cancellation().ifPresent(own::cancellation);
    return new CallContext(own.build(), deadline, ResourceGroupIds.GIVEN, null);
  }

  /**
   * Checks that a call that waits for another one may go on.
   *
   * @throws CallCanceledException if the call was canceled
   * @throws CallTimeoutException if its timeout is over
   */
  public void requireRunning() {
    if (isCancelled()) {
      throw new CallCanceledException(
          "The call was canceled while it waited for another one", null);
    }
    if (deadline != null && deadline.left().isZero()) {
      throw new CallTimeoutException(
          "The timeout of the call was over while it waited for another one", null);
    }
  }

  /** Returns whether the call was canceled. */
  public boolean isCancelled() {
    return options.cancellation().filter(Cancellation::isCancelled).isPresent();
  }
}
