export * from "@jiaosuo/testing/Clock"
