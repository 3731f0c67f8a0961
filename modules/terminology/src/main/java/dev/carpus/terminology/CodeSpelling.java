package dev.carpus.terminology;

/** In which spellings the codes of a system are the same code. */
enum CodeSpelling {
  /** As it is written. */
  EXACT {
    @Override
    int hash(String code) {
      return code.hashCode();
    }

    @Override
    boolean isSame(CodeTable table, int record, String code) {
      int length = table.length(record);
      if (length != code.length()) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (table.letter(record, i) != code.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  },

  /** As ICD-10 is written in the wild: {@code R25.2}, {@code R252}, {@code r25.2}. */
  ICD_10 {
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
    boolean isSame(CodeTable table, int record, String code) {
      int length = table.length(record);
      int mine = 0;
      int other = 0;
      while (mine < length && other < code.length()) {
        if (mine == DOT && table.letter(record, mine) == '.') {
          mine++;
        } else if (other == DOT && code.charAt(other) == '.') {
          other++;
        } else if (upper(table.letter(record, mine++)) != upper(code.charAt(other++))) {
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

  abstract int hash(String code);

  /** Whether a record of the table is this code. */
  abstract boolean isSame(CodeTable table, int record, String code);

  private static char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter;
  }
}
