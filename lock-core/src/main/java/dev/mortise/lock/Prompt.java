package dev.mortise.lock;

import dev.mortise.mode.Language;

/// What the lock's voice says, in each of its languages (LK-31); a body shows or speaks it.
public enum Prompt {

  /// A keypad of a lock without an administrator was woken (LK-22).
  CREATE_ADMINISTRATOR("No administrator yet. Press confirm to create one.", "尚无管理员。请按确认键创建。"),

  /// Asks for the passcode of the first administrator, or of whoever is being enrolled (LK-13).
  ENTER_NEW_PASSCODE(
      "Enter a new passcode of 6 to 10 digits, then confirm.", "请输入 6 至 10 位新密码，然后按确认键。"),

  /// Asks for the same digits once more.
  REPEAT_NEW_PASSCODE("Enter the same passcode again, then confirm.", "请再次输入相同的密码，然后按确认键。"),

  /// The two entries differ; both are forgotten.
  PASSCODES_DIFFER("The two entries differ. Enter a new passcode.", "两次输入不一致。请重新输入新密码。"),

  /// The new passcode is refused; nothing tells by which of its rules (LK-14, D-13).
  PASSCODE_REFUSED(
      "This passcode is too easy or cannot be used. Choose another.", "该密码过于简单或不可使用。请换一个密码。"),

  /// The first administrator exists (LK-22).
  ADMINISTRATOR_CREATED("Administrator created.", "管理员创建成功。"),

  /// Something needs an administrator, and there is none (LK-23).
  NEEDS_ADMINISTRATOR("Create an administrator at the keypad first.", "请先在键盘上创建管理员。"),

  /// The door opens.
  WELCOME("Door open.", "门已开。"),

  /// The bolt is thrown.
  LOCKED("Locked.", "已上锁。"),

  /// The bolt did not reach its end (D-18).
  JAMMED("The bolt is jammed. Close the door and check the frame.", "锁舌卡住。请关好门并检查门框。"),

  /// No credential was recognised.
  TRY_AGAIN("Not recognised. Try again.", "未能识别。请重试。"),

  /// The user is outside their validity, or the credential may not be used this way (LK-10).
  RESTRICTED("Not allowed at this time.", "当前时间不允许开锁。"),

  /// The user is disabled (ST-1).
  DISABLED("This user is disabled.", "该用户已被停用。"),

  /// The user is known, and not one who is let in (ST-5).
  NO_ACCESS("You are known here, but not let in.", "已识别身份，但无权开门。"),

  /// The first of two credentials was right (ST-7).
  SECOND_CREDENTIAL("Now present a second credential of another kind.", "请再验证另一种凭证。"),

  /// The second did not come in time (ST-7).
  NOT_ENOUGH_CREDENTIALS("Two credentials of different kinds are needed.", "需要两种不同的凭证。"),

  /// Privacy mode admits administrators alone (LK-51). Never heard while the lock is muted by that
  /// very mode.
  PRIVACY_MODE("Privacy mode is on.", "隐私模式已开启。"),

  /// Every credential is refused for now (LK-84).
  SYSTEM_LOCKED(
      "The system is locked after wrong tries. Wait, or use the key or the app.",
      "多次验证失败，系统已锁定。请稍候，或使用钥匙或手机应用。"),

  /// The wall clock is unknown, and a visitor passcode needs it (D-17).
  TIME_UNKNOWN("The time is not set. Visitor passcodes do not work.", "时间尚未设置。访客密码无法使用。"),

  /// The battery is low (LK-50).
  BATTERY_LOW("The battery is low. Charge it soon.", "电量低。请尽快充电。"),

  /// The battery is too low for the motor (LK-50).
  BATTERY_CRITICAL("The battery is empty. Use the key or the power port.", "电量耗尽。请使用钥匙或应急供电口。"),

  /// Nothing touches the reader, or nothing is seen (LK-34).
  FINGER_TOUCH_AGAIN("Touch the reader again.", "请再次触摸指纹区。"),

  /// The finger covers too little of the reader (LK-34).
  FINGER_COVER_READER("Lay the finger flat and cover the reader.", "请将手指放平并盖住指纹区。"),

  /// The finger lies off the middle (LK-34).
  FINGER_TO_MIDDLE("Move the finger to the middle of the reader.", "请将手指移到指纹区中央。"),

  /// The finger is turned (LK-34).
  FINGER_STRAIGHT("Turn the finger straight.", "请将手指摆正。"),

  /// The print has too little detail (LK-5, LK-34).
  FINGER_PRESS_OR_THUMB("Press a little more, or use a thumb.", "请稍微用力按，或改用拇指。"),

  /// An enrolment asks for the first touch (LK-73).
  FINGER_ENROL("Touch the reader with the finger to enrol.", "请将要录入的手指放到指纹区。"),

  /// An enrolment asks for one more touch.
  FINGER_ENROL_AGAIN("Lift the finger and touch again.", "请抬起手指，再次触摸。"),

  /// A touch of an enrolment is like none before it.
  FINGER_ENROL_SAME(
      "That looks like another finger. Touch with the same one, flat.", "似乎不是同一枚手指。请用同一枚手指平放触摸。"),

  /// A user's first finger is enrolled: a cut or a wet finger must not keep them out (LK-5).
  FINGER_ANOTHER_TOO(
      "Enrol another finger too, in case this one is hurt or wet.", "请再录入一枚手指，以备受伤或潮湿时使用。"),

  /// The finger is enrolled already.
  FINGER_KNOWN("This finger is enrolled already. Use another.", "该手指已经录入。请换一枚手指。"),

  /// An enrolment of a face asks for the pose with which it begins (LK-32).
  FACE_STRAIGHT("Look straight at the camera, at arm's length.", "请在一臂距离处正对摄像头。"),

  /// The next pose (LK-32).
  FACE_UP("Raise your head a little.", "请稍微抬头。"),

  /// The next pose (LK-32).
  FACE_DOWN("Lower your head a little.", "请稍微低头。"),

  /// The next pose (LK-32).
  FACE_LEFT("Turn your head a little to the left.", "请将头稍微转向左侧。"),

  /// The next pose (LK-32).
  FACE_RIGHT("Turn your head a little to the right.", "请将头稍微转向右侧。"),

  /// No face is seen (LK-32).
  FACE_NONE("No face is seen. Look at the camera.", "未检测到人脸。请看向摄像头。"),

  /// There are several faces.
  FACE_ALONE("More than one face is seen. Let only one person look.", "检测到多张人脸。请仅一人面对摄像头。"),

  /// Farther than arm's length (LK-32).
  FACE_NEARER("Come nearer, to arm's length.", "请靠近至一臂距离。"),

  /// Nearer than arm's length (LK-32).
  FACE_BACK("Step back, to arm's length.", "请后退至一臂距离。"),

  /// Something covers the face (LK-32).
  FACE_UNCOVERED("Take off what covers your face.", "请取下脸部遮挡物。"),

  /// The head moves (LK-32).
  FACE_STILL("Hold your head still.", "请保持头部不动。"),

  /// It is too dark, or too bright.
  FACE_LIGHT("Turn towards an even light.", "请面向均匀的光线。"),

  /// The face is another user's already.
  FACE_KNOWN("This face is enrolled for somebody else.", "该人脸已为他人录入。"),

  /// A pose of an enrolment is like none before it.
  FACE_SAME(
      "That looks like another face. Only whoever is to be enrolled may look.",
      "似乎是另一个人的脸。请仅由要录入的人看向摄像头。"),

  /// An enrolment asks for the first reading of a palm (LK-73).
  PALM_ENROL("Hold the palm to enrol above the scanner.", "请将要录入的手掌置于扫描区上方。"),

  /// An enrolment asks for one more reading.
  PALM_ENROL_AGAIN("Take the hand away and hold it there again.", "请移开手掌，再次放置。"),

  /// No palm is seen.
  PALM_NONE("Turn your palm to the scanner.", "请将掌心朝向扫描区。"),

  /// The palm is too far away.
  PALM_LOWER("Bring your hand nearer.", "请将手靠近一些。"),

  /// The palm is too near.
  PALM_RAISE("Take your hand a little farther away.", "请将手稍微移远。"),

  /// The palm is not level.
  PALM_FLAT("Hold your hand flat.", "请将手掌放平。"),

  /// The hand moves.
  PALM_STILL("Hold your hand still.", "请保持手掌不动。"),

  /// Something hides the veins.
  PALM_BARE("Bare your palm: glove, sleeve and dirt hide it.", "请露出手掌：手套、衣袖或污渍会遮挡。"),

  /// Too little of the palm is seen.
  PALM_WHOLE("Show the whole palm to the scanner.", "请将整个手掌置于扫描区。"),

  /// The palm is enrolled already.
  PALM_KNOWN("This palm is enrolled already. Use another.", "该手掌已经录入。请换另一只手。"),

  /// A reading of an enrolment is like none before it.
  PALM_SAME("That looks like another palm. Hold out the same one.", "似乎是另一只手掌。请出示同一只手掌。"),

  /// An enrolment asks for a card (LK-73).
  CARD_ENROL("Hold the card to enrol to the reader.", "请将要录入的卡片靠近读卡区。"),

  /// The card is enrolled already.
  CARD_KNOWN("This card is enrolled already. Use another.", "该卡片已经录入。请换一张卡片。"),

  /// Finger, face and palm sensors pause after what they took for attacks.
  SENSOR_PAUSED("The sensors pause for a while. Use another way to open.", "传感器已暂停使用。请使用其他方式开锁。"),

  /// The enrolment is complete.
  ENROLLED("Enrolled.", "录入成功。"),

  /// The enrolment ended without a result (LK-73).
  ENROLMENT_ENDED("Enrolment ended.", "录入已结束。"),

  /// SET was held: an administrator's credential is awaited (LK-27).
  PRESENT_ADMINISTRATOR("Present an administrator's credential.", "请验证管理员身份。"),

  /// The credential presented is not an administrator's.
  NOT_ADMINISTRATOR("This is not an administrator's credential.", "这不是管理员的凭证。"),

  /// The QR code is on the screen (LK-27).
  SCAN_CODE("Scan the code with the app.", "请用手机应用扫描二维码。"),

  /// An app has paired (LK-27).
  PAIRED("Paired. Compare the digits on both screens.", "配对成功。请核对两个屏幕上的数字。"),

  /// Pairing mode ended without a pairing.
  PAIRING_ENDED("Pairing ended.", "配对已结束。"),

  /// This lock opens along with another one from now on (LK-39).
  LINKED("Linked with the other lock.", "已与另一把门锁联动。"),

  /// Nobody approved of the link in time.
  LINKING_ENDED("Linking ended.", "联动设置已结束。"),

  /// The linked lock stayed shut, or could not be reached (LK-40).
  LINKED_LOCK_SHUT("The linked lock did not open.", "联动门锁未开启。"),

  /// SET was held while power came back: confirm erases everything (LK-28).
  CONFIRM_RESET("Press confirm to erase everything.", "按确认键将清除全部数据。"),

  /// Everything was erased (LK-29).
  RESET_DONE("The lock was reset.", "门锁已恢复出厂设置。"),

  /// Leaving-home mode begins (LK-53).
  LEAVING_HOME_ON("Leaving-home mode on.", "离家模式已开启。"),

  /// Leaving-home mode ends (D-11).
  LEAVING_HOME_OFF("Leaving-home mode off.", "离家模式已关闭。"),

  /// The flash is not the newest that the lock wrote: only key, handle and reset work (SEC-26).
  RESTORED_FLASH(
      "The lock's memory was replaced. Use the key, or reset the lock.",
      "门锁的存储内容已被替换。请使用钥匙，或恢复出厂设置。");

  private final String english;
  private final String chinese;

  Prompt(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /// The prompt in this language: one or two full sentences.
  public String in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case CHINESE -> chinese;
    };
  }
}
