// Made by `npm run types` from docs/generated/openapi.json. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    health: {
      status: string;
      version: string;
      schema: number;
    };
    word: {
      name: string;
      label: {
        ja: string;
        en: string;
      };
    };
    words: {
      roles: components["schemas"]["word"][];
      tracks: components["schemas"]["word"][];
      stages: components["schemas"]["word"][];
      phases: components["schemas"]["word"][];
      board_outcomes: components["schemas"]["word"][];
      committee_outcomes: components["schemas"]["word"][];
      violations: components["schemas"]["word"][];
      databases: components["schemas"]["word"][];
      provision_kinds: components["schemas"]["word"][];
      applicant_kinds: components["schemas"]["word"][];
      place_kinds: components["schemas"]["word"][];
    };
    condition: {
      rule: string;
      remedy: {
        ja: string;
        en: string;
      };
    };
    field: {
      name: string;
      kind: string;
      required: boolean;
      label: {
        ja: string;
        en: string;
      };
    };
    command: {
      name: string;
      key: string;
      track: string;
      label: {
        ja: string;
        en: string;
      };
      rule: string;
      roles: string[];
      from: string[];
      to: string | null;
      document: string;
      conditions: components["schemas"]["condition"][];
      fields: components["schemas"]["field"][];
    };
    commands: {
      items: components["schemas"]["command"][];
    };
    password_rules: {
      length_min: number;
      classes: string[];
      rotation_months: number;
      length_no_rotation: number;
      rules: string[];
    };
    account: {
      account: string;
      name: string;
      organisation: string;
      mail: string;
      roles: string[];
      databases: string[];
      administrator: boolean;
      state: string;
      language: string;
      last_sign_in_utc: string | null;
      second_factor: boolean;
      recovery_codes_left: number;
    };
    session: {
      state: string;
      csrf: string;
      account: components["schemas"]["account"] | null;
      factors: string[];
      idle_seconds: number;
      expires_utc: string | null;
      password_change_due: string | null;
      tls: boolean;
    };
    invitation: {
      account: string;
      name: string;
      organisation: string;
      /** Format: date-time */
      expires_utc: string;
      reset: boolean;
    };
    secret: {
      secret: string;
      uri: string;
      qr_svg: string;
    };
    recovery_codes: {
      recovery_codes: string[];
    };
    session_note: {
      id: string;
      /** Format: date-time */
      began_utc: string;
      /** Format: date-time */
      seen_utc: string;
      agent: string;
      address: string;
      this: boolean;
    };
    passkey: {
      id: string;
      name: string;
      /** Format: date-time */
      made_utc: string;
      used_utc: string | null;
    };
    passkey_offer: {
      challenge: string;
      place: string;
      known: string[];
    };
    task: {
      dossier: string;
      title: string;
      command: string;
      key: string;
      track: string;
      label: {
        ja: string;
        en: string;
      };
      rule: string;
      due: string | null;
      overdue: boolean;
    };
    deadline: {
      dossier: string;
      title: string;
      what: {
        ja: string;
        en: string;
      };
      rule: string;
      /** Format: date */
      due: string;
      overdue: boolean;
      days_left: number;
      who: string[];
      mine: boolean;
      key: string;
    };
    stage_of: {
      track: string;
      key: string;
      stage: string;
    };
    dossier_line: {
      number: string;
      title: string;
      applicant_kind: string;
      provision_kind: string;
      databases: string[];
      /** Format: date */
      opened: string;
      /** Format: date */
      last: string;
      events: number;
      stages: components["schemas"]["stage_of"][];
      phase: string;
      tasks: number;
      over: boolean;
      stopped: boolean;
    };
    section_digest: {
      name: string;
      digest: string;
    };
    place: {
      name: string;
      kind: string;
      copies: number;
      stage: string;
    };
    fee: {
      yen: number | null;
      exemption_asked: boolean;
      exempt: boolean;
      paid: boolean;
    };
    member: {
      account: string;
      name: string;
      kind: string;
      sex: string;
      outside: boolean;
      present: boolean;
      recused: boolean;
      vote: string | null;
    };
    meeting: {
      expedited: boolean;
      members: components["schemas"]["member"][];
      members_min: number;
      outside_min: number;
      composed: boolean;
      quorum: boolean;
      votes_given: number;
      votes_for: number | null;
      votes_against: number | null;
      carried: boolean | null;
    };
    thread: {
      track: string;
      key: string;
      label: {
        ja: string;
        en: string;
      };
      stage: string;
      stage_label: {
        ja: string;
        en: string;
      };
      since: string | null;
      outcome: string;
      outcome_label: {
        ja: string;
        en: string;
      } | null;
      notified: boolean;
      office_informed: boolean;
      notes: unknown;
      meeting: components["schemas"]["meeting"] | null;
    };
    dossier: {
      number: string;
      title: string;
      applicant_kind: string;
      provision_kind: string;
      databases: string[];
      phase: string;
      over: boolean;
      stopped: boolean;
      roles: string[];
      rulebooks: string[];
      contact: string;
      use_from: string | null;
      use_until: string | null;
      events: number;
      sections: components["schemas"]["section_digest"][];
      places: components["schemas"]["place"][];
      fee: components["schemas"]["fee"];
      threads: components["schemas"]["thread"][];
    };
    event: {
      number: number;
      command: string;
      label: {
        ja: string;
        en: string;
      };
      track: string;
      key: string;
      fields: unknown;
      field_labels: unknown;
      actor: string;
      actor_name: string;
      /** Format: date */
      day: string;
      rule: string;
    };
    given: {
      event: components["schemas"]["event"];
      dossier: components["schemas"]["dossier"];
    };
    opened: {
      event: components["schemas"]["event"];
      dossier: components["schemas"]["dossier"];
      number: string;
    };
    person: {
      account: string;
      name: string;
      organisation: string;
      roles: string[];
      full_time: boolean;
      pledged: boolean;
      removed: boolean;
    };
    people: {
      items: components["schemas"]["person"][];
    };
    invited: {
      account: components["schemas"]["account"];
      token: string;
      /** Format: date-time */
      expires_utc: string;
    };
    token: {
      token: string;
      /** Format: date-time */
      expires_utc: string;
    };
    sign_in: {
      /** Format: date-time */
      time_utc: string;
      account: string;
      step: string;
      outcome: string;
      address: string;
    };
    message: {
      id: string;
      from: string;
      from_name: string;
      to: string[];
      text: string;
      /** Format: date-time */
      time_utc: string;
      mine: boolean;
    };
    section_note: {
      name: string;
      item: string;
      label: {
        ja: string;
        en: string;
      };
      rules: string[];
      saved: boolean;
      sha256: string;
      changed_since_saved: boolean;
      complete: boolean;
    };
    sections: {
      items: components["schemas"]["section_note"][];
    };
    section_field: {
      name: string;
      kind: string;
      label: {
        ja: string;
        en: string;
      };
      rule: string;
      help: {
        ja: string;
        en: string;
      };
      required: boolean;
      long: boolean;
      choices: components["schemas"]["word"][];
    };
    finding: {
      field: string;
      rule: string;
      message: {
        ja: string;
        en: string;
      };
    };
    section: {
      name: string;
      item: string;
      label: {
        ja: string;
        en: string;
      };
      rules: string[];
      saved: boolean;
      sha256: string;
      changed_since_saved: boolean;
      complete: boolean;
      fields: components["schemas"]["section_field"][];
      values: unknown;
      findings: components["schemas"]["finding"][];
      saved_utc: string | null;
    };
    section_version: {
      version: number;
      sha256: string;
      actor: string;
      /** Format: date */
      day: string;
    };
    part: {
      kind: string;
      text: string;
    };
    difference: {
      field: string;
      label: {
        ja: string;
        en: string;
      };
      before: string;
      after: string;
      parts: components["schemas"]["part"][];
    };
    differences: {
      items: components["schemas"]["difference"][];
    };
    criterion: {
      name: string;
      label: {
        ja: string;
        en: string;
      };
      rule: string;
    };
    mark: {
      member: string;
      criterion: string;
      mark: string;
      comment: string;
    };
    criteria: {
      items: components["schemas"]["criterion"][];
      marks: components["schemas"]["mark"][];
    };
    upload: {
      sha256: string;
      name: string;
      bytes: number;
      purpose: string;
      /** Format: date-time */
      time_utc: string;
      actor: string;
    };
    job_begun: {
      job: string;
    };
    declaration: {
      declaration: string;
    };
    job: {
      id: string;
      kind: string;
      state: string;
      progress: unknown;
      result: unknown;
      problem: unknown;
    };
    rulebook: {
      name: string;
      title: {
        ja: string;
        en: string;
      };
      /** Format: date */
      valid_from: string;
      database: string;
      series: string;
      entries: number;
    };
    rulebooks: {
      items: components["schemas"]["rulebook"][];
    };
    rule_entry: {
      name: string;
      kind: string;
      rules: string[];
      cite: string;
      label: {
        ja: string;
        en: string;
      };
      values: unknown;
      when: string[];
      unless: string[];
      /** Format: date */
      valid_from: string;
    };
    rule_difference: {
      change: string;
      change_label: {
        ja: string;
        en: string;
      };
      name: string;
      label: {
        ja: string;
        en: string;
      };
      rules: string[];
      older_cite: string;
      newer_cite: string;
      before: unknown;
      after: unknown;
    };
    rule_differences: {
      items: components["schemas"]["rule_difference"][];
      counts: unknown;
    };
    touched: {
      dossier: string;
      title: string;
      phase: string;
      effect: string;
      effect_label: {
        ja: string;
        en: string;
      };
      touched: string[];
    };
    rule_impact: {
      items: components["schemas"]["touched"][];
      total: number;
      untouched: number;
      following: number;
      keeping: number;
    };
    by_phase: {
      phase: string;
      label: {
        ja: string;
        en: string;
      };
      count: number;
    };
    stage_days: {
      track: string;
      from: string;
      to: string;
      label: {
        ja: string;
        en: string;
      };
      count: number;
      median: number;
      p90: number;
    };
    outcome_count: {
      track: string;
      outcome: string;
      label: {
        ja: string;
        en: string;
      };
      count: number;
    };
    month: {
      month: string;
      count: number;
    };
    load: {
      role: string;
      label: {
        ja: string;
        en: string;
      };
      open_tasks: number;
    };
    statistics: {
      dossiers: number;
      by_phase: components["schemas"]["by_phase"][];
      stage_days: components["schemas"]["stage_days"][];
      outcomes: components["schemas"]["outcome_count"][];
      opened_by_month: components["schemas"]["month"][];
      load: components["schemas"]["load"][];
    };
    conduct_note: {
      dossier: string;
      title: string;
      key: string;
      violation: string;
      label: {
        ja: string;
        en: string;
      };
      stage: string;
      stage_label: {
        ja: string;
        en: string;
      };
      since: string | null;
      persons: string[];
      banned_until: string | null;
    };
    meeting_note: {
      dossier: string;
      title: string;
      body: string;
      track: string;
      key: string;
      stage: string;
      since: string | null;
      meeting: components["schemas"]["meeting"] | null;
    };
    calendar_day: {
      /** Format: date */
      day: string;
      kind: string;
      label: {
        ja: string;
        en: string;
      };
    };
    calendar: {
      items: components["schemas"]["calendar_day"][];
    };
    paper: {
      id: string;
      form: string;
      label: {
        ja: string;
        en: string;
      };
      number: string;
      rule: string;
      /** Format: date */
      made: string;
      sha256: string;
      formats: string[];
    };
    publication_judgement: {
      actor: string;
      actor_name: string;
      approved: boolean;
      reason: string;
      /** Format: date */
      day: string;
    };
    publication: {
      key: string;
      stage: string;
      files: string[];
      verdict: string | null;
      first: components["schemas"]["publication_judgement"] | null;
      second: components["schemas"]["publication_judgement"] | null;
    };
    ledger_entry: {
      number: number;
      /** Format: date-time */
      time_utc: string;
      subject: string;
      kind: string;
      actor: string;
      previous: string;
      digest: string;
      body: unknown;
    };
    ledger_head: {
      entries: number;
      root: string;
      origin: string;
      time_utc: string | null;
    };
    ledger_damage: {
      damage: string;
      entry: number;
      label: {
        ja: string;
        en: string;
      };
    };
    ledger_state: {
      whole: boolean;
      entries: number;
      root: string;
      damage: components["schemas"]["ledger_damage"][];
    };
    notice: {
      id: string;
      dossier: string;
      subject: {
        ja: string;
        en: string;
      };
      text: {
        ja: string;
        en: string;
      };
      /** Format: date-time */
      time_utc: string;
      read: boolean;
    };
    problem: {
      type: string;
      title: string;
      status: number;
      code: string;
      detail: string;
      messages: {
        ja: string;
        en: string;
      };
      request: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
