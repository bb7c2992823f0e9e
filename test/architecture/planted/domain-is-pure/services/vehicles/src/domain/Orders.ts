export { formIsAtFault } from "@jiaosuo/orders/Orders"
