package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.ibmcontainers.fake.Http.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** The account list of users with several accounts. */
class AccountsTest extends CloudTest {
  @Override
  FakeIbmCloud start() {
    return FakeIbmCloud.builder()
        .clock(clock)
        .account("0123456789abcdef0123456789abcdef", "Second")
        .account("1123456789abcdef0123456789abcdef", "Third")
        .serviceId("robot", "robot-key", "1123456789abcdef0123456789abcdef")
        .accountsPerPage(2)
        .start();
  }

  @Test
  void returnsPagesFromBothEndpoints() throws IOException {
    for (HttpUrl first :
        List.of(cloud.endpoints().accountList(), cloud.endpoints().legacyAccountList())) {
      List<String> names = new ArrayList<>();
      HttpUrl url = first;
      while (url != null) {
        Answer page = http.get(url, "Authorization", bearer());
        assertThat(page.object().get("total_results").getAsInt()).isEqualTo(3);
        for (JsonElement resource : page.object().getAsJsonArray("resources")) {
          names.add(resource.getAsJsonObject().getAsJsonObject("entity").get("name").getAsString());
        }
        JsonElement next = page.object().get("next_url");
        url = next.isJsonNull() ? null : url.resolve(next.getAsString());
      }
      assertThat(names).containsExactly("Example account", "Second", "Third");
    }
  }

  @Test
  void returnsTheAccountOfAServiceId() throws IOException {
    Answer token =
        http.form(
            cloud.endpoints().token(),
            form -> form.add("grant_type", Http.URN + "apikey").add("apikey", "robot-key"));
    Answer accounts =
        http.get(
            cloud.endpoints().accountList(),
            "Authorization",
            "Bearer " + token.text("access_token"));

    assertThat(accounts.object().getAsJsonArray("resources")).hasSize(1);
    assertThat(accounts.body()).contains("Third");
  }

  @Test
  void requiresAnAccessToken() throws IOException {
    HttpUrl list = cloud.endpoints().accountList();
    Answer none = http.get(list);
    Answer nonsense = http.get(list, "Authorization", "Bearer x");
    Answer idToken = http.get(list, "Authorization", "Bearer " + login(Http.KUBE).text("id_token"));

    for (Answer answer : List.of(none, nonsense, idToken)) {
      assertThat(answer.status()).isEqualTo(401);
    }
    assertThat(http.json("POST", list, "{}", "Authorization", bearer()).status()).isEqualTo(405);
    assertThat(cloud.misdirectedCredentials()).hasSize(2);
  }
}
