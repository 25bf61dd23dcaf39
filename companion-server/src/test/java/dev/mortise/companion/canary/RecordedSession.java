package dev.mortise.companion.canary;

import io.netty.bootstrap.ChannelInitializerExtension;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Lets recordings hear channels and log, of which the console shows no more than before. Both
/// libraries look once, when they are first used, so they are told before the first test, whoever
/// runs the tests.
public final class RecordedSession implements LauncherSessionListener {

  /// For the service loader.
  public RecordedSession() {}

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    System.setProperty("tinylog.writer.level", System.getProperty("tinylog.level", "warn"));
    System.setProperty("tinylog.level@dev.mortise", "trace");
    System.setProperty("tinylog.writerear", LogEar.class.getName());
  }
}
