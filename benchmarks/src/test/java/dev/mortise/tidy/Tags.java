package dev.mortise.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A tag names the rule that its method proves, in the words of the engine that runs the method.
///
/// JUnit and jqwik each have a `Tag`. A property with JUnit's is skipped without a word, and a test
/// with jqwik's is not found by its tag, so that a mix-up would lose the proof unseen.
final class Tags {
  private static final Pattern RULE =
      Pattern.compile("@.*Tag\\(\"(LK|D|ST|SEC|EZ|HK|ZG|ZM|X)-[1-9][0-9]*\"\\)");
  private static final String JQWIK = "net.jqwik.api.Tag";

  private Tags() {}

  static Stream<Fault> faults(List<JavaFile> files) {
    return files.stream()
        .filter(java -> java.file().isTest())
        .flatMap(java -> Stream.concat(methods(java), classes(java)));
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
    return RULE.matcher(tag.toString()).matches()
        ? Optional.empty()
        : Optional.of(tag + " names no rule");
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
