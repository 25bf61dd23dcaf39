package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.sandbox.Household.Said;
import dev.mortise.lock.LockState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The notice on video by the phones on the command line.
class AppNoticeTest {

  private static final int REFUSED = 1;
  private static final int USAGE = 2;

  @TempDir private Path data;
  private Household home;

  @BeforeEach
  void start() throws Exception {
    home = Household.moveIn(data);
    home.pairOwner();
  }

  @AfterEach
  void stop() {
    home.close();
  }

  private Said view(String phone) {
    return home.app(
        phone, "view", "--seconds", "1", "--out", data.resolve("view-" + phone).toString());
  }

  private boolean isWatched() {
    return home.sandbox()
        .lock()
        .device()
        .view()
        .mind()
        .map(LockState::live)
        .orElseThrow()
        .wireless()
        .watched()
        .isPresent();
  }

  @Test
  @Tag("LK-68")
  void liveViewIsOffUntilTheOwnerHasReadAndAcceptedTheNotice() {
    Said off = view("owner");
    assertEquals(REFUSED, off.code(), off.text());
    assertEquals("video-notice-not-accepted", off.word("result"));
    assertTrue(off.word("why").contains("app notice"), off.text());
    assertFalse(isWatched(), "the lock was not asked to look");

    Said notice = done(home.app("owner", "notice"));
    assertEquals("video-notice-not-accepted", notice.word("result"));
    assertTrue(notice.word("text").contains("audio is off"), notice.text());
    done(home.app("owner", "notice", "accept", notice.word("version")));
    assertEquals("accepted", done(home.app("owner", "notice")).word("result"));

    Said on = view("owner");
    assertFalse(on.text().contains("video-notice-not-accepted"), on.text());
    assertTrue(isWatched());
  }

  @Test
  @Tag("LK-68")
  void othersReadItAndTheOwnerAloneAcceptsIt() {
    home.enrol("second", "administrator");

    Said notice = done(home.app("second", "notice"));
    Said refused = home.app("second", "notice", "accept", notice.word("version"));

    assertEquals(REFUSED, refused.code(), refused.text());
    assertTrue(refused.word("why").contains("owner"), refused.text());
    assertEquals(REFUSED, home.app("second", "notice", "withdraw").code());
    assertEquals("video-notice-not-accepted", view("second").word("result"));
  }

  @Test
  @Tag("LK-68")
  void onlyTheNoticeThatWasReadIsAccepted() {
    Said another = home.app("owner", "notice", "accept", "99");
    assertEquals(REFUSED, another.code(), another.text());
    assertTrue(another.word("why").contains("read it again"), another.text());
    assertEquals(USAGE, home.app("owner", "notice", "accept", "0").code());
    assertEquals("video-notice-not-accepted", done(home.app("owner", "notice")).word("result"));
  }
}
