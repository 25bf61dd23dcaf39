package dev.mortise.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Names say what a thing is, never that it is one of many or does not know its place.
final class Names {
  private static final Pattern TYPE =
      Pattern.compile("(Abstract|I)[A-Z].*|.*(Utils?|Helpers?|Manager|Impl|D[Tt][Oo])");
  private static final Pattern PACKAGE =
      Pattern.compile(".*\\b(common|utils?|helpers?|misc|models?|dtos?|services?|impl)\\b.*");
  private static final Pattern METHOD = Pattern.compile("get[A-Z].*");

  private Names() {}

  static Stream<Fault> faults(List<JavaFile> files) {
    return files.stream()
        .flatMap(java -> Stream.of(packages(java), types(java), methods(java)))
        .flatMap(faults -> faults);
  }

  private static Stream<Fault> packages(JavaFile java) {
    return Stream.ofNullable(java.unit().getPackageName())
        .filter(name -> PACKAGE.matcher(name.toString()).matches())
        .map(_ -> java.file().fault(1, "package is named by kind, not by what lives there"));
  }

  private static Stream<Fault> types(JavaFile java) {
    return java.all(ClassTree.class).stream()
        .filter(type -> TYPE.matcher(type.getSimpleName()).matches())
        .map(type -> java.file().fault(java.firstLine(type), type.getSimpleName() + " is no name"));
  }

  private static Stream<Fault> methods(JavaFile java) {
    return java.all(MethodTree.class).stream()
        .filter(method -> METHOD.matcher(method.getName()).matches() && !isOverride(method))
        .map(
            method ->
                java.file()
                    .fault(java.firstLine(method), method.getName() + " needs no get in front"));
  }

  private static boolean isOverride(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }
}
