export const plate = "鲁M12345"
