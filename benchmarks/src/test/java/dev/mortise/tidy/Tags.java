package dev.mortise.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import dev.mortise.rule.Claim;
import dev.mortise.rule.RuleId;
import dev.mortise.rule.RuleList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A tag names the rule that its method proves, in the words of the engine that runs the method.
///
/// JUnit and jqwik each have a `Tag`. A property with JUnit's is skipped without a word, and a test
/// with jqwik's is not found by its tag, so that a mix-up would lose the proof unseen.
final class Tags {
  private static final Pattern NAMED = Pattern.compile("@.*Tag\\(\"(.*)\"\\)");

  /// The names by which surefire and failsafe find the classes they run.
  private static final Pattern RUN = Pattern.compile(".*(Test|Properties|IT)[.]java");

  private static final RuleList RULES = RuleList.ofProject();
  private static final String JQWIK = "net.jqwik.api.Tag";

  private Tags() {}

  static Stream<Fault> faults(List<JavaFile> files) {
    return files.stream()
        .filter(java -> java.file().isTest())
        .flatMap(java -> Stream.of(methods(java), classes(java), unheard(java)))
        .flatMap(faults -> faults);
  }

  /// What the tests of these files claim to prove.
  static Stream<Claim> claims(List<JavaFile> files) {
    return files.stream()
        .filter(java -> java.file().isTest())
        .flatMap(java -> java.all(MethodTree.class).stream())
        .flatMap(
            method ->
                method.getModifiers().getAnnotations().stream()
                    .filter(Tags::isTag)
                    .flatMap(tag -> rule(tag).stream())
                    .map(rule -> new Claim(rule, method.getName().toString())));
  }

  private static Stream<Fault> methods(JavaFile java) {
    boolean imported =
        java.unit().getImports().stream()
            .anyMatch(line -> line.getQualifiedIdentifier().toString().equals(JQWIK));
    return java.all(MethodTree.class).stream()
        .flatMap(
            method -> {
              List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
              boolean property = annotations.stream().anyMatch(Tags::isProperty);
              return annotations.stream()
                  .filter(Tags::isTag)
                  .flatMap(tag -> fault(tag, property, isOfJqwik(tag, imported)).stream())
                  .map(what -> java.file().fault(java.firstLine(method), what));
            });
  }

  private static Optional<String> fault(AnnotationTree tag, boolean property, boolean ofJqwik) {
    if (property != ofJqwik) {
      return Optional.of(
          property ? "a property takes jqwik's Tag, not JUnit's" : "a test takes JUnit's Tag");
    }
    return rule(tag).isPresent() ? Optional.empty() : Optional.of(tag + " names no rule");
  }

  private static Optional<RuleId> rule(AnnotationTree tag) {
    Matcher named = NAMED.matcher(tag.toString());
    return named.matches()
        ? RuleId.parse(named.group(1)).filter(RULES::contains)
        : Optional.empty();
  }

  /// A class that no plugin runs proves nothing, and nobody would hear of it.
  private static Stream<Fault> unheard(JavaFile java) {
    boolean silent =
        !RUN.matcher(java.file().path()).matches() && claims(List.of(java)).findAny().isPresent();
    return silent
        ? Stream.of(java.file().fault(1, "has tests for rules, and is not named as a test"))
        : Stream.empty();
  }

  private static Stream<Fault> classes(JavaFile java) {
    return java.all(ClassTree.class).stream()
        .filter(type -> type.getModifiers().getAnnotations().stream().anyMatch(Tags::isTag))
        .map(type -> java.file().fault(java.firstLine(type), "a rule's tag belongs on a method"));
  }

  private static boolean isOfJqwik(AnnotationTree tag, boolean imported) {
    String name = tag.getAnnotationType().toString();
    return name.equals(JQWIK) || (imported && name.equals("Tag"));
  }

  private static boolean isTag(AnnotationTree annotation) {
    return simpleName(annotation).equals("Tag");
  }

  private static boolean isProperty(AnnotationTree annotation) {
    return simpleName(annotation).equals("Property");
  }

  private static String simpleName(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
