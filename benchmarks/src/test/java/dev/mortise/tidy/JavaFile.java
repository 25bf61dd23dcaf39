package dev.mortise.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// A Java file as the compiler's own parser sees it, so that no rule guesses at syntax.
///
/// @param file the file as text
/// @param unit its syntax tree, without types
/// @param positions where each tree lies in the text
record JavaFile(TextFile file, CompilationUnitTree unit, SourcePositions positions) {
  /// Parses one file; a syntax error leaves a partial tree, and the build reports it elsewhere.
  static JavaFile parse(TextFile file) {
    return parse(List.of(file)).getFirst();
  }

  /// The same for many files at once: to make a compiler ready takes longer than most files.
  static List<JavaFile> parse(List<TextFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    List<InMemory> sources = files.stream().map(InMemory::new).toList();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task = (JavacTask) compiler.getTask(null, null, _ -> {}, null, null, sources);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    try {
      List<JavaFile> parsed = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) { // In the order of the files.
        parsed.add(new JavaFile(files.get(parsed.size()), unit, positions));
      }
      return parsed;
    } catch (IOException e) {
      throw new IllegalStateException("cannot parse", e);
    }
  }

  /// Every tree of one kind that stands in the text, in its order.
  <T extends Tree> List<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, List<T>>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, List<T> into) {
        if (kind.isInstance(tree) && !isImplicit(tree)) {
          into.add(kind.cast(tree));
        }
        return super.scan(tree, into);
      }
    }.scan(unit, found);
    return found;
  }

  long firstLine(Tree tree) {
    return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
  }

  long lastLine(Tree tree) {
    return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
  }

  /// True where the compiler wrote the tree itself, such as a record's constructor.
  private boolean isImplicit(Tree tree) {
    return positions.getEndPosition(unit, tree) < 0;
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final String text;

    InMemory(TextFile file) {
      super(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE);
      this.text = file.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
