/**
 * Which request leaves and what is seen of the response, for every public method of every group.
 *
 * <p>A test is a data file, {@code src/test/resources/exchanges/<group>/<method>[-note].http};
 * there is nothing to register. It reads like the exchange:
 *
 * <pre>
 * workers().get("c1", "w1")                         the call on the client: any Java expression
 * -&gt; pool = default                                 what is seen: a path of methods and [index]; ~ is "contains"
 * ### classic                                       whose cluster c1 is: classic, VPC, Satellite (or several), or
 * GET /v2/classic/getWorker?cluster=c1&amp;worker=w1    "any provider" if nothing may be looked up before;
 *                                                   then headers beside the scope's, a blank line and the body
 * HTTP 200
 * {@literal @}worker-v2-classic.json                            the response; {@literal @}name is a file beside the cluster tests
 * ### Satellite                                     "by v1", "with ..." may follow; a section can have its own call and "-&gt;"
 * refused: satellite().assignHost(...)              nothing is sent, and this is in the message
 * </pre>
 *
 * {@code ExchangeTest} runs them all; it fails if a method of a group has no file for a provider.
 */
@NullMarked
package io.github.ibmcontainers.exchange;

import org.jspecify.annotations.NullMarked;
