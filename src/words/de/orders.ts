/** Why an order is refused or changed. */
export const orders = {} as const;
