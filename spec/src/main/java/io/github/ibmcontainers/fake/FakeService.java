package io.github.ibmcontainers.fake;

import java.util.List;

/** What a test can see and spoil of one service. Thread-safe. */
public class FakeService {
  private final Network network;
  private final Service service;

  FakeService(Network network, Service service) {
    this.network = network;
    this.service = service;
  }

  /** The requests that came to this service, oldest first. */
  public List<RecordedCall> requests() {
    return network.log().matching(c -> c.service() == service);
  }

  /** The requests for that operation, oldest first. */
  public List<RecordedCall> operations(String operationId) {
    return network
        .log()
        .matching(
            c -> c.service() == service && c.operationId().filter(operationId::equals).isPresent());
  }

  /** The faults of this service. */
  public Faults faults() {
    return network.faults(service);
  }

  /** The next so many requests go wrong. */
  public void failNext(int count, Fault fault) {
    faults().next(count, fault);
  }
}
