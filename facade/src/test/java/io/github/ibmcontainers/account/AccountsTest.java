package io.github.ibmcontainers.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.auth.IamStub;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.testing.Responses;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private final IamStub server = IamStub.start();
  private final AtomicInteger tokens = new AtomicInteger();

  @AfterEach
  void close() {
    server.close();
  }

  private Accounts accounts(String path) {
    return Accounts.of(
        server.http(),
        HttpUrl.get(server.url() + path),
        "test/1",
        () -> "Bearer t" + tokens.incrementAndGet());
  }

  private static MockResponse page(String next, String... ids) {
    StringBuilder body =
        new StringBuilder("{\"next_url\":").append(next).append(",\"resources\":[");
    for (int i = 0; i < ids.length; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"metadata\":{\"guid\":\"" + ids[i] + "\"},")
          .append("\"entity\":{\"name\":\"Name " + ids[i] + "\",\"state\":\"ACTIVE\"}}");
    }
    return Responses.json(body.append("]}").toString());
  }

  @Test
  void readsTheCurrentApi() {
    server.answer(
        Responses.json(
            "{\"next_url\":null,\"total_results\":1,\"resources\":[{\"metadata\":{\"guid\":\"a1\","
                + "\"url\":\"/coe/v2/accounts/a1\",\"anonymousId\":\"x\"},"
                + "\"entity\":{\"name\":\"One\",\"state\":\"ACTIVE\",\"new\":[]}}]}"));
    assertThat(accounts("")).containsExactly(new Account("a1", "One", "ACTIVE"));
    assertThat(server.only().target()).isEqualTo("/coe/v2/accounts");
    assertThat(server.only().header("Authorization")).isEqualTo("Bearer t1");
    assertThat(server.only().header("User-Agent")).isEqualTo("test/1");
    assertThat(server.only().header("X-Request-ID")).isNotBlank();
  }

  @Test
  void readsTheApiOf2020() {
    server.answer(
        Responses.json(
            "{\"total_results\":2,\"total_pages\":2,\"prev_url\":null,"
                + "\"next_url\":\"/v1/accounts?page=2\","
                + "\"resources\":[{\"metadata\":{\"guid\":\"a1\"}}]}"),
        Responses.json(
            "{\"next_url\":null,\"resources\":{\"metadata\":{\"guid\":\"a2\",\"origin\":\"BSS\"}}}"));
    assertThat(accounts("v1/accounts"))
        .containsExactly(new Account("a1", null, null), new Account("a2", null, null));
    assertThat(server.asked().get(0).target()).isEqualTo("/v1/accounts");
    assertThat(server.asked().get(1).target()).isEqualTo("/v1/accounts?page=2");
  }

  @Test
  void firstAccountRequestsOnePage() {
    server.answer(page("\"/coe/v2/accounts?_start=2\"", "a1", "a2"));
    assertThat(accounts("").stream().limit(1)).extracting(Account::id).containsExactly("a1");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void nothingIsRequestedBeforeTheFirstAccount() {
    Iterator<Account> iterator = accounts("").iterator();
    assertThat(server.asked()).isEmpty();
    server.answer(page("null"));
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void pagesAreFetchedLazilyWithACurrentToken() {
    server.answer(
        page("\"/coe/v2/accounts?_start=1\"", "a1"),
        page("\"" + server.url() + "coe/v2/accounts?_start=2\""),
        page("null", "a3"));
    assertThat(accounts("")).extracting(Account::id).containsExactly("a1", "a3");
    assertThat(server.asked())
        .extracting(one -> one.target() + " " + one.header("Authorization"))
        .containsExactly(
            "/coe/v2/accounts Bearer t1",
            "/coe/v2/accounts?_start=1 Bearer t2",
            "/coe/v2/accounts?_start=2 Bearer t3");
  }

  @Test
  void nextPageOnAnotherHostIsNotFollowed() {
    try (IamStub other = IamStub.start()) {
      server.answer(page("\"" + other.url() + "coe/v2/accounts\"", "a1"));
      assertThatThrownBy(() -> accounts("").stream().toList())
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("on a host other than");
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void cyclicPagesAreAnError() {
    server.otherwise(request -> page("\"/coe/v2/accounts\"", "a1"));
    assertThatThrownBy(() -> accounts("").stream().toList())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("was already read");
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "[]",
        "<html>",
        "{\"resources\":null}",
        "{\"resources\":[{\"metadata\":{}}]}",
        "{\"resources\":[{}]}",
        "{\"resources\":[7]}"
      })
  void responseWithoutAccountsIsAnError(String body) {
    server.answer(Responses.json(body));
    assertThatThrownBy(() -> accounts("").stream().toList())
        .isInstanceOf(IamUnavailableException.class)
        .hasMessageContaining("list the accounts");
  }

  @Test
  void errorsAreTypedAndDoNotContainTheToken() {
    server.answer(Responses.json(401, "{\"message\":\"Bearer t1 is no good\"}"));
    assertThatThrownBy(() -> accounts("").stream().toList())
        .isInstanceOf(BadCredentialException.class)
        .hasMessageNotContaining("t1");
  }

  @Test
  void selectorNeedsAValue() {
    assertThatIllegalArgumentException().isThrownBy(() -> AccountSelector.byId(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> AccountSelector.byName(""));
    assertThat(AccountSelector.byId(" a1 ")).isEqualTo(AccountSelector.byId("a1"));
    assertThat(AccountSelector.byId("a1").accountId()).contains("a1");
    assertThat(AccountSelector.byName("a1").accountId()).isEmpty();
  }
}
