package dev.carpus.terminology;

/** In which spellings the codes of a system are the same code. */
enum CodeSpelling {
  /** As it is written. */
  EXACT {
    @Override
    String plain(String code) {
      return code;
    }

    @Override
    int hash(String code) {
      return code.hashCode();
    }

    @Override
    boolean isSame(String letters, int from, int length, String code) {
      // The length of the code that is asked is at hand sooner than that of the record.
      return length == code.length() && letters.regionMatches(from, code, 0, code.length());
    }
  },

  /** As ICD-10 is written in the wild: {@code R25.2}, {@code R252}, {@code r25.2}. */
  ICD_10 {
    @Override
    String plain(String code) {
      StringBuilder plain = new StringBuilder(code.length());
      for (int i = 0; i < code.length(); i++) {
        if (i != DOT || code.charAt(i) != '.') {
          plain.append(upper(code.charAt(i)));
        }
      }
      return plain.toString();
    }

    @Override
    int hash(String code) {
      int hash = 0;
      for (int i = 0; i < code.length(); i++) {
        if (i != DOT || code.charAt(i) != '.') {
          hash = 31 * hash + upper(code.charAt(i));
        }
      }
      return hash;
    }

    @Override
    boolean isSame(String letters, int from, int length, String code) {
      int mine = 0;
      int other = 0;
      while (mine < length && other < code.length()) {
        if (mine == DOT && letters.charAt(from + mine) == '.') {
          mine++;
        } else if (other == DOT && code.charAt(other) == '.') {
          other++;
        } else if (upper(letters.charAt(from + mine++)) != upper(code.charAt(other++))) {
          return false;
        }
      }
      return mine == length && other == code.length();
    }
  };

  /** Where ICD-10 has its dot: after the category. */
  private static final int DOT = 3;

  private static final String ICD_10_SYSTEMS = "http://hl7.org/fhir/sid/icd-10";

  static CodeSpelling of(String system) {
    return system.startsWith(ICD_10_SYSTEMS) ? ICD_10 : EXACT;
  }

  /** The one spelling that all spellings of a code have in common. */
  abstract String plain(String code);

  /** The hash code of the plain spelling, found without making it. */
  abstract int hash(String code);

  /** Whether these letters and this code are spellings of the same code. */
  abstract boolean isSame(String letters, int from, int length, String code);

  private static char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter;
  }
}
