package dev.mortise.sim.command;

import java.util.concurrent.CountDownLatch;
import org.tinylog.Logger;

/// Lets a process that is told to stop, by Ctrl-C or by a supervisor, end its work first.
///
/// The work is ended on a thread of its own, because the one that began it may wait for a line that
/// nobody types any more. So ending it twice, from two threads, must do no harm.
public final class StopSignal implements AutoCloseable {

  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread ending;

  private StopSignal(AutoCloseable work) {
    this.ending = Thread.ofPlatform().name("stop").unstarted(() -> end(work));
  }

  /// Listens from now on.
  ///
  /// @param work is closed when the process is told to stop
  public static StopSignal ending(AutoCloseable work) {
    StopSignal signal = new StopSignal(work);
    Runtime.getRuntime().addShutdownHook(signal.ending);
    return signal;
  }

  private void end(AutoCloseable work) {
    told.countDown();
    try {
      work.close();
    } catch (Exception e) {
      Logger.warn(e, "the work did not end cleanly");
    }
  }

  /// Waits until the process is told to stop.
  public void await() {
    try {
      told.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Listens no more: the work ends by itself.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException e) {
      // The process is stopping, and the work is being ended.
    }
  }
}
