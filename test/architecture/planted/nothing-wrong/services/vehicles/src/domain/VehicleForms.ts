export { filing } from "@jiaosuo/orders/domain/FormFields"
