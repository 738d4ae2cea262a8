/**
 * A fake IBM Cloud for tests: IAM, accounts, the container API and the masters of its clusters,
 * served over real HTTP on the loopback interface. It refuses what IBM refuses and fails how IBM
 * fails, and it records the requests that it receives. Start with {@link
 * io.github.ibmcontainers.fake.FakeIbmCloud#start()}.
 */
@NullMarked
package io.github.ibmcontainers.fake;

import org.jspecify.annotations.NullMarked;
