package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The grant types of the token endpoint. Thread-safe. */
final class Grants {
  static final String URN = "urn:ibm:params:oauth:grant-type:";
  static final String REFRESH = "refresh_token";
  static final String DELEGATED = URN + "delegated-refresh-token";

  private final Directory directory;
  private final TokenMint mint;
  private final Passcodes passcodes;
  private final RefreshTokens refreshTokens;
  private final Sessions sessions;
  private final Map<String, BiFunction<TokenRequest, Optional<String>, Login>> byType =
      Map.of(
          URN + "apikey",
          this::apiKey,
          "password",
          this::password,
          URN + "passcode",
          this::passcode,
          REFRESH,
          this::refresh,
          DELEGATED,
          this::delegated,
          URN + "cr-token",
          this::computeResource,
          URN + "assume",
          this::assume,
          URN + "iam-authz",
          this::serviceToService);

  Grants(
      Directory directory,
      TokenMint mint,
      Passcodes passcodes,
      RefreshTokens refreshTokens,
      Sessions sessions) {
    this.directory = directory;
    this.mint = mint;
    this.passcodes = passcodes;
    this.refreshTokens = refreshTokens;
    this.sessions = sessions;
  }

  Login login(TokenRequest form, Optional<String> client) {
    String type = form.require("grant_type");
    BiFunction<TokenRequest, Optional<String>, Login> grant = byType.get(type);
    if (grant == null) {
      throw new IamException(
          400,
          "BXNIM0109E",
          "Property missing or empty.",
          Optional.of("Property invalid: grant_type"),
          Optional.empty());
    }
    return grant.apply(form, client);
  }

  private Login apiKey(TokenRequest form, Optional<String> client) {
    Directory.ApiKey key =
        directory
            .apiKey(form.require("apikey"))
            .orElseThrow(
                () -> new IamException(400, "BXNIM0415E", "Provided API key could not be found."));
    // An API key is bound to its account.
    if (form.account().filter(a -> !a.equals(key.account())).isPresent()) {
      throw notInAccount();
    }
    return new Login(key.identity(), Optional.of(key.account()), URN + "apikey", Optional.empty());
  }

  private Login password(TokenRequest form, Optional<String> client) {
    requireClient(client);
    String name = form.require("username");
    String password = form.require("password");
    Directory.User user =
        directory.user(name).orElseThrow(() -> authenticationFailed(Optional.empty()));
    if (user.locked()) {
      throw authenticationFailed(
          Optional.of(
              requirements(
                  "The account is locked.", "SoftLayer_Exception_User_Customer_AccountLocked")));
    }
    if (user.federated() || !user.password().equals(password)) {
      throw authenticationFailed(Optional.empty());
    }
    checkSecondFactor(user, form);
    return session(user.identity(), form.account(), "password");
  }

  private static void checkSecondFactor(Directory.User user, TokenRequest form) {
    if (user.mfa().isEmpty()) {
      return;
    }
    String expected = user.mfa().get();
    boolean valid =
        List.of("security_code", "security_question_answer", "authentication_token").stream()
            .anyMatch(field -> form.get(field).filter(expected::equals).isPresent());
    if (!valid) {
      JsonObject requirements =
          requirements(
              "A second factor is required.",
              "SoftLayer_Exception_User_Customer_TwoFactorRequired");
      requirements.addProperty(
          "authorizationToken", "second-factor-" + Objects.hash(user.identity().iamId()));
      throw authenticationFailed(Optional.of(requirements));
    }
  }

  private Login passcode(TokenRequest form, Optional<String> client) {
    requireClient(client);
    Passcodes.Owner owner =
        passcodes
            .use(form.require("passcode"))
            .orElseThrow(() -> authenticationFailed(Optional.empty()));
    return session(owner.identity(), form.account().or(owner::account), URN + "passcode");
  }

  private Login refresh(TokenRequest form, Optional<String> client) {
    String id = requireClient(client);
    // A request for a delegated refresh token alone does not use up the refresh token.
    boolean reusable = form.responseTypes().equals(Set.of("delegated_refresh_token"));
    String token = form.require("refresh_token");
    Login old = refreshTokens.redeem(token, id, false, false);
    if (old.session().filter(s -> !sessions.touch(s)).isPresent()) {
      throw new IamException(400, "BXNIM0439E", "The session is inactive.");
    }
    Optional<String> account = form.account().or(old::account);
    checkMember(old.identity(), account);
    if (!reusable) {
      refreshTokens.redeem(token, id, false, true);
    }
    return new Login(old.identity(), account, REFRESH, old.session());
  }

  private Login delegated(TokenRequest form, Optional<String> client) {
    String id = requireClient(client);
    Login login = refreshTokens.redeem(form.require("refresh_token"), id, true, true);
    return new Login(login.identity(), login.account(), DELEGATED, login.session());
  }

  private Login computeResource(TokenRequest form, Optional<String> client) {
    if (!directory.isComputeResourceToken(form.require("cr_token"))) {
      throw IamException.invalidToken("compute resource token");
    }
    Directory.Profile profile = profile(form, Optional.empty());
    return new Login(
        profile.identity(), Optional.of(profile.account()), URN + "cr-token", Optional.empty());
  }

  private Login assume(TokenRequest form, Optional<String> client) {
    JsonObject claims =
        mint.valid(form.require("access_token"))
            .orElseThrow(() -> IamException.invalidToken("access token"));
    Optional<String> account = Claims.account(claims);
    if (form.has("profile_name") && form.account().isEmpty()) {
      throw IamException.missing("account");
    }
    Directory.Profile profile = profile(form, form.account());
    if (account.filter(profile.account()::equals).isEmpty()) {
      throw notAuthorized();
    }
    return new Login(
        profile.identity(), Optional.of(profile.account()), URN + "assume", Optional.empty());
  }

  private Login serviceToService(TokenRequest form, Optional<String> client) {
    JsonObject claims =
        mint.valid(form.require("access_token"))
            .orElseThrow(() -> IamException.invalidToken("access token"));
    String desired = form.require("desired_iam_id");
    if (!desired.startsWith("crn-crn:v1:")) {
      throw new IamException(400, "BXNIM0113E", "Invalid resource name in desired_iam_id.");
    }
    String account = Claims.account(claims).orElseThrow(Grants::notAuthorized);
    Identity service =
        new Identity(desired, desired, Optional.of("CRN"), desired, "", Set.of(account));
    return new Login(service, Optional.of(account), URN + "iam-authz", Optional.empty());
  }

  private Directory.Profile profile(TokenRequest form, Optional<String> account) {
    Optional<String> id = form.get("profile_id");
    Optional<String> crn = form.get("profile_crn");
    Optional<String> name = form.get("profile_name");
    if (id.isEmpty() && crn.isEmpty() && name.isEmpty()) {
      throw IamException.missing("profile_id");
    }
    return directory.profiles().stream()
        .filter(p -> id.isEmpty() || id.get().equals(p.id()))
        .filter(p -> crn.isEmpty() || crn.get().equals(p.crn()))
        .filter(p -> name.isEmpty() || name.get().equals(p.identity().name()))
        .filter(p -> account.isEmpty() || account.get().equals(p.account()))
        .findFirst()
        .orElseThrow(Grants::notAuthorized);
  }

  private Login session(Identity identity, Optional<String> account, String type) {
    checkMember(identity, account);
    return new Login(identity, account, type, Optional.of(sessions.open()));
  }

  private static void checkMember(Identity identity, Optional<String> account) {
    if (account.filter(a -> !identity.in(a)).isPresent()) {
      throw notInAccount();
    }
  }

  private static String requireClient(Optional<String> client) {
    return client.orElseThrow(
        () ->
            new IamException(
                400, "BXNIM0308E", "The request has no authorization header with a client."));
  }

  private static IamException notInAccount() {
    return new IamException(400, "BXNIM0141E", "The user is not a member of the account.");
  }

  private static IamException notAuthorized() {
    return new IamException(403, "BXNIM0513E", "You are not authorized to use this API.");
  }

  private static IamException authenticationFailed(Optional<JsonObject> requirements) {
    return new IamException(
        401, "BXNIM0400E", "External authentication failed.", Optional.empty(), requirements);
  }

  private static JsonObject requirements(String error, String code) {
    JsonObject requirements = new JsonObject();
    requirements.addProperty("error", error);
    requirements.addProperty("code", code);
    return requirements;
  }
}
