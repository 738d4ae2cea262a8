package io.github.ibmcontainers.spec.style;

import com.google.gson.JsonObject;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** A style of documents: another notation of the same API. */
public enum Style {
  BASE_PATH_WITH_SLASH(AddressStyles::withSlash),
  BASE_PATH_IN_PATHS(AddressStyles::inPaths),
  BASE_PATH_IS_ROOT(AddressStyles::root),
  NO_HOST_SCHEMES_BASE_PATH(AddressStyles::nowhere),
  OTHER_HOST(AddressStyles::otherHost),
  OTHER_NAMES_OF_VARIABLES(AddressStyles::otherVariables),
  SHARED_PARAMETERS(PartStyles::sharedParameters),
  SHARED_RESPONSES(PartStyles::sharedResponses),
  PARAMETERS_OF_PATHS(PartStyles::pathParameters),
  PARAMETERS_IN_ANY_ORDER(PartStyles::shuffledParameters),
  BODY_OF_ANY_NAME(PartStyles::namedBody),
  LOWER_CASE_HEADERS(PartStyles::lowerCaseHeaders),
  HEADERS_IN_ANY_CASE(PartStyles::mixedCaseHeaders),
  REQUIRED_ONLY_IF_TRUE(PartStyles::noFalseRequired),
  MEDIA_TYPE_HEADERS(PartStyles::mediaTypeHeaders),
  COLLECTION_FORMAT_STATED(PartStyles::collectionFormat),
  NO_SECURITY(LoginStyles::none),
  OTHER_SECURITY_NAME(LoginStyles::otherName),
  OAUTH_SECURITY(LoginStyles::oauth),
  BASIC_SECURITY(LoginStyles::basic),
  SECURITY_FOR_ALL(LoginStyles::forAll),
  AUTHORIZATION_HEADER_REQUIRED(LoginStyles::requiredHeader),
  AUTHORIZATION_HEADER_OPTIONAL(LoginStyles::optionalHeader),
  PACKAGE_PREFIX(ModelStyles::packagePrefix),
  PATH_PREFIX(ModelStyles::pathPrefix),
  GENERIC_BRACKETS(ModelStyles::brackets),
  BLANKS_IN_NAMES(ModelStyles::blanks),
  RECASED_MODELS(ModelStyles::recased),
  ESCAPED_REFERENCES(ModelStyles::escapedReferences),
  NAMED_LISTS(ModelStyles::namedLists),
  OTHER_NAMES_OF_MODELS(ModelStyles::aliases),
  ALL_OF_ONE_REFERENCE(SchemaStyles::allOfReference),
  ALL_OF_PARTS(SchemaStyles::allOfParts),
  INLINE_BODIES(SchemaStyles::inlineBodies),
  INLINE_RESPONSES(SchemaStyles::inlineAnswers),
  INLINE_FIELDS(SchemaStyles::inlineFields),
  NO_TYPE_WITH_PROPERTIES(SchemaStyles::noObjectType),
  TYPE_LISTS_WITH_NULL(SchemaStyles::nullTypes),
  NULLABLE(SchemaStyles::nullable),
  ADDITIONAL_PROPERTIES_STATED(SchemaStyles::openObjects),
  UINT64(SchemaStyles.format("uint64")),
  INT(SchemaStyles.format("int")),
  UINT32(SchemaStyles.format("uint32")),
  NO_INTEGER_FORMAT(SchemaStyles::noFormat),
  EXAMPLES_AND_EXTENSIONS(SchemaStyles::decoration),
  NULL_MEMBERS(SchemaStyles::nullMembers),
  NO_OPERATION_IDS(OperationStyles::noIds),
  DOUBLED_OPERATION_IDS(OperationStyles::doubledIds),
  RECASED_OPERATION_IDS(OperationStyles::recasedIds),
  PREFIXED_OPERATION_IDS(OperationStyles::prefixedIds),
  NO_TAGS(OperationStyles::noTags),
  RENAMED_TAGS(OperationStyles::renamedTags),
  SEVERAL_TAGS(OperationStyles::severalTags),
  DEFAULT_RESPONSES_ONLY(OperationStyles::defaultOnly),
  SEVERAL_SUCCESSES(OperationStyles::severalSuccesses),
  ERRORS_BY_STATUS(OperationStyles::errorsByStatus),
  NO_ERRORS(OperationStyles::noErrors),
  MEDIA_TYPES_FOR_ALL(OperationStyles::mediaTypesForAll),
  MEDIA_TYPES_EVERYWHERE(OperationStyles::mediaTypesEverywhere),
  CHARSETS(OperationStyles::charsets);

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final BiConsumer<JsonObject, RandomGenerator> rewriting;

  Style(BiConsumer<JsonObject, RandomGenerator> rewriting) {
    this.rewriting = rewriting;
  }

  /**
   * Rewrites a document in this style.
   *
   * @param document a Swagger 2.0 document; changed in place
   * @param random makes the random choices
   */
  public void rewrite(JsonObject document, RandomGenerator random) {
    rewriting.accept(document, random);
  }
}
