package io.github.ibmcontainers.spec.habit;

import com.google.gson.JsonObject;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** One habit: a way to say in a document what can be said otherwise. */
public enum Habit {
  BASE_PATH_WITH_SLASH(AddressHabits::withSlash),
  BASE_PATH_IN_PATHS(AddressHabits::inPaths),
  BASE_PATH_IS_ROOT(AddressHabits::root),
  NO_HOST_SCHEMES_BASE_PATH(AddressHabits::nowhere),
  OTHER_HOST(AddressHabits::otherHost),
  OTHER_NAMES_OF_VARIABLES(AddressHabits::otherVariables),
  SHARED_PARAMETERS(PartHabits::sharedParameters),
  SHARED_RESPONSES(PartHabits::sharedResponses),
  PARAMETERS_OF_PATHS(PartHabits::pathParameters),
  PARAMETERS_IN_ANY_ORDER(PartHabits::shuffledParameters),
  BODY_OF_ANY_NAME(PartHabits::namedBody),
  LOWER_CASE_HEADERS(PartHabits::lowerCaseHeaders),
  HEADERS_IN_ANY_CASE(PartHabits::mixedCaseHeaders),
  REQUIRED_ONLY_WHERE_TRUE(PartHabits::noFalseRequired),
  MEDIA_TYPE_HEADERS(PartHabits::mediaTypeHeaders),
  COLLECTION_FORMAT_SAID(PartHabits::collectionFormat),
  NO_SECURITY(LoginHabits::none),
  OTHER_SECURITY_NAME(LoginHabits::otherName),
  OAUTH_SECURITY(LoginHabits::oauth),
  BASIC_SECURITY(LoginHabits::basic),
  SECURITY_FOR_ALL(LoginHabits::forAll),
  AUTHORIZATION_HEADER_REQUIRED(LoginHabits::requiredHeader),
  AUTHORIZATION_HEADER_OPTIONAL(LoginHabits::optionalHeader),
  PACKAGE_PREFIX(ModelHabits::packagePrefix),
  PATH_PREFIX(ModelHabits::pathPrefix),
  GENERIC_BRACKETS(ModelHabits::brackets),
  BLANKS_IN_NAMES(ModelHabits::blanks),
  RECASED_MODELS(ModelHabits::recased),
  ESCAPED_REFERENCES(ModelHabits::escapedReferences),
  NAMED_LISTS(ModelHabits::namedLists),
  OTHER_NAMES_OF_MODELS(ModelHabits::aliases),
  ALL_OF_ONE_REFERENCE(SchemaHabits::allOfReference),
  ALL_OF_PARTS(SchemaHabits::allOfParts),
  INLINE_BODIES(SchemaHabits::inlineBodies),
  INLINE_ANSWERS(SchemaHabits::inlineAnswers),
  INLINE_FIELDS(SchemaHabits::inlineFields),
  NO_TYPE_BESIDE_PROPERTIES(SchemaHabits::noObjectType),
  TYPE_LISTS_WITH_NULL(SchemaHabits::nullTypes),
  NULLABLE(SchemaHabits::nullable),
  ADDITIONAL_PROPERTIES_SAID(SchemaHabits::openObjects),
  UINT64(SchemaHabits.format("uint64")),
  INT(SchemaHabits.format("int")),
  UINT32(SchemaHabits.format("uint32")),
  NO_INTEGER_FORMAT(SchemaHabits::noFormat),
  EXAMPLES_AND_EXTENSIONS(SchemaHabits::decoration),
  NULL_MEMBERS(SchemaHabits::nullMembers),
  NO_OPERATION_IDS(OperationHabits::noIds),
  DOUBLED_OPERATION_IDS(OperationHabits::doubledIds),
  RECASED_OPERATION_IDS(OperationHabits::recasedIds),
  PREFIXED_OPERATION_IDS(OperationHabits::prefixedIds),
  NO_TAGS(OperationHabits::noTags),
  RENAMED_TAGS(OperationHabits::renamedTags),
  SEVERAL_TAGS(OperationHabits::severalTags),
  DEFAULT_ANSWERS_ONLY(OperationHabits::defaultOnly),
  SEVERAL_SUCCESSES(OperationHabits::severalSuccesses),
  ERRORS_BY_STATUS(OperationHabits::errorsByStatus),
  NO_ERRORS(OperationHabits::noErrors),
  MEDIA_TYPES_FOR_ALL(OperationHabits::mediaTypesForAll),
  MEDIA_TYPES_EVERYWHERE(OperationHabits::mediaTypesEverywhere),
  CHARSETS(OperationHabits::charsets);

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final BiConsumer<JsonObject, RandomGenerator> rewriting;

  Habit(BiConsumer<JsonObject, RandomGenerator> rewriting) {
    this.rewriting = rewriting;
  }

  /**
   * Rewrites a document in this habit.
   *
   * @param document a Swagger 2.0 document; changed in place
   * @param random decides where there is a choice
   */
  public void rewrite(JsonObject document, RandomGenerator random) {
    rewriting.accept(document, random);
  }
}
