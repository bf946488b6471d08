/**
 * Amounts that may be spent since midnight UTC (the monthly ones since the first of the month), in
 * the unit of the prices; undefined is no limit.
 */
export interface Budgets {
  /**
   * By one server; in direct messages, and through a person's own app where the bot is no member,
   * by one person.
   */
  readonly dailyBudget: number | undefined;
  /** By one person, wherever they ask. */
  readonly personBudget?: number | undefined;
  /** By all together. */
  readonly totalBudget?: number | undefined;
  /** The same three for a month. */
  readonly monthlyBudget?: number | undefined;
  readonly personMonthlyBudget?: number | undefined;
  readonly totalMonthlyBudget?: number | undefined;
  /** What a server allows in itself: to all of its members together, and to each of them. */
  readonly houseBudget?: number | undefined;
  readonly houseMonthlyBudget?: number | undefined;
  readonly memberBudget?: number | undefined;
  readonly memberMonthlyBudget?: number | undefined;
}

/** Limits that admission holds; all counts are checked and the job is stored in one transaction. */
export interface AdmissionLimits extends Budgets {
  /** Waiting and running jobs of one person. */
  readonly jobsPerUser: number;
  /**
   * Pictures of one person since midnight UTC that they got or are owed; those of a cancelled job
   * count when a service may have been paid for them.
   */
  readonly picturesPerDay: number;
  /** Waiting jobs in all. */
  readonly queueLimit: number;
  /** The same two as a server allows them to one of its members, counted in that server alone. */
  readonly memberJobs?: number | undefined;
  readonly memberPicturesPerDay?: number | undefined;
}

/** A budget that is used to a share of it, in percent; `guildId` is set where it is one server's. */
export interface BudgetAlarm {
  readonly budget: keyof Budgets;
  readonly share: 80 | 100;
  readonly allowed: number;
  readonly used: number;
  readonly guildId: string | undefined;
}
