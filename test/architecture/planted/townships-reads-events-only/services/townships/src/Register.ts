export * from "@jiaosuo/vehicles/api"
