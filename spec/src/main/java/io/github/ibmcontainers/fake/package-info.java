/**
 * A fake IBM Cloud for tests: IAM, accounts, resource groups, the container API, and the masters of
 * its clusters, served over HTTP on the loopback interface. It rejects what IBM Cloud rejects,
 * fails the way IBM Cloud fails, and records the requests that it receives. Start with {@link
 * io.github.ibmcontainers.fake.FakeIbmCloud#start()}.
 */
@NullMarked
package io.github.ibmcontainers.fake;

import org.jspecify.annotations.NullMarked;
