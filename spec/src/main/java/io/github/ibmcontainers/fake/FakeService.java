package io.github.ibmcontainers.fake;

import java.util.List;

/** A service of the fake cloud: its recorded requests and its faults. Thread-safe. */
public class FakeService {
  private final Network network;
  private final Service service;

  FakeService(Network network, Service service) {
    this.network = network;
    this.service = service;
  }

  /** Returns the requests to this service, oldest first. */
  public List<RecordedCall> requests() {
    return network.log().matching(c -> c.service() == service);
  }

  /** Returns the requests for an operation, oldest first. */
  public List<RecordedCall> operations(String operationId) {
    return network
        .log()
        .matching(
            c -> c.service() == service && c.operationId().filter(operationId::equals).isPresent());
  }

  /** Returns the faults of this service. */
  public Faults faults() {
    return network.faults(service);
  }

  /** Applies a fault to the next requests. */
  public void failNext(int count, Fault fault) {
    faults().next(count, fault);
  }
}
